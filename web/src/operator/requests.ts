/** The requests of the operators' page. */
import type {
  AnalyticsView,
  AuditsAnswer,
  DisclosureOrder,
  DisclosurePage,
  DisclosureView,
  DocketPage,
  OperatorRequestView,
  PersonView,
  QueueView,
} from "../../../functions/api/types.ts";
import { api } from "../site.ts";

const { call } = api;
const root = "/api/operator";

function query(values: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return given.length > 0 ? `?${new URLSearchParams(given as [string, string][])}` : "";
}

export const operator = {
  requests: (state: string, cursor?: string) =>
    call<DocketPage>("GET", `${root}/requests${query({ state, cursor })}`),
  request: async (id: string, reason: string) =>
    (
      await call<{ request: OperatorRequestView }>(
        "GET",
        `${root}/requests/${id}${query({ reason })}`,
      )
    ).request,
  answer: (id: string, text: string) =>
    call<unknown>("POST", `${root}/requests/${id}/answer`, { text }),
  extend: (id: string, months: number, reason: string) =>
    call<unknown>("POST", `${root}/requests/${id}/extend`, { months, reason }),
  close: (id: string) => call<unknown>("POST", `${root}/requests/${id}/close`, {}),

  person: async (q: string, reason: string) =>
    (await call<{ person: PersonView }>("GET", `${root}/people${query({ q, reason })}`)).person,
  grant: (id: string, amount: number, reason: string) =>
    call<{ granted: boolean; amount: number }>("POST", `${root}/people/${id}/credits`, {
      amount,
      reason,
    }),
  refund: (id: string, generation: string, reason: string) =>
    call<{ granted: boolean; amount: number }>(
      "POST",
      `${root}/people/${id}/generations/${encodeURIComponent(generation)}/refund`,
      { reason },
    ),
  plan: (id: string, plan: string, reason: string) =>
    call<{ changed: boolean }>("POST", `${root}/people/${id}/plan`, { plan, reason }),
  takeDown: (id: string, image: string, reason: string) =>
    call<unknown>("POST", `${root}/people/${id}/images/${encodeURIComponent(image)}/take-down`, {
      reason,
    }),
  eraseChild: (id: string, reason: string) =>
    call<unknown>("POST", `${root}/people/${id}/erase-child`, { reason }),

  disclosures: (cursor?: string) =>
    call<DisclosurePage>("GET", `${root}/disclosures${query({ cursor })}`),
  demand: (order: DisclosureOrder) =>
    call<{ disclosure: DisclosureView }>("POST", `${root}/disclosures`, order),
  approve: (id: string, person: string) =>
    call<{ disclosure: DisclosureView; data: unknown }>(
      "POST",
      `${root}/disclosures/${id}/approve`,
      { person },
    ),
  askSeal: (id: string, until: string, reason: string) =>
    call<unknown>("POST", `${root}/disclosures/${id}/seal`, { until, reason }),
  approveSeal: (id: string, until: string) =>
    call<unknown>("POST", `${root}/disclosures/${id}/seal/approve`, { until }),
  refuse: (id: string) => call<unknown>("POST", `${root}/disclosures/${id}/refuse`, {}),

  queues: async () =>
    (await call<{ queues: readonly QueueView[] }>("GET", `${root}/queues`)).queues,
  redrive: async (name: string) =>
    (await call<{ moved: number }>("POST", `${root}/queues/${name}/redrive`, {})).moved,
  replay: () => call<{ back: number }>("POST", `${root}/tombstones/replay`, {}),
  audits: async () => (await call<AuditsAnswer>("GET", `${root}/audits`)).audits,
  analytics: (from: string, to: string) =>
    call<AnalyticsView>("GET", `${root}/analytics${query({ from, to })}`),
};

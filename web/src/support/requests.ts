/** The requests of the support page. */
import type {
  ReceiptView,
  RequestPage,
  RequestView,
  SupportRequest,
} from "../../../functions/api/types.ts";
import { api } from "../site.ts";

const { call } = api;

interface ReceiptAnswer {
  readonly request: ReceiptView;
}

export const support = {
  send: async (request: SupportRequest) =>
    (await call<ReceiptAnswer>("POST", "/api/support", request)).request,
  confirm: async (id: string, code: string) =>
    (await call<ReceiptAnswer>("POST", "/api/support/confirm", { id, code })).request,
  more: async (id: string, message: string) =>
    (await call<{ request: RequestView }>("POST", `/api/support/${id}/messages`, { message }))
      .request,
  own: (cursor?: string) =>
    call<RequestPage>(
      "GET",
      `/api/support${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ""}`,
    ),
};

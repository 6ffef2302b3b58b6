import { models as catalogue } from "../../core/model/catalogue.ts";
import { endpoints } from "../endpoint.ts";
import { answer } from "../http.ts";

const { forAnyone } = endpoints(() => import("../../core/generation/schema.ts"));

export const models = [
  forAnyone(
    {
      method: "get",
      path: "/api/models",
      summary: "The models on offer, with their limits and prices in credits.",
      answers: { 200: "ModelPage" },
    },
    async () => answer(200, { items: catalogue.map(viewModel), nextCursor: null }),
  ),
];

function viewModel(model: (typeof catalogue)[number]) {
  const { timeoutSeconds, digitalSourceType, ...view } = model;
  return view;
}

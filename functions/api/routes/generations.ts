import { AppError } from "../../core/error.ts";
import { cancelGeneration } from "../../core/generation/cancel.ts";
import { createGeneration } from "../../core/generation/create.ts";
import {
  deleteAllGenerations,
  deleteGeneration,
  deleteImage,
} from "../../core/generation/delete.ts";
import { setFavorite } from "../../core/generation/favorite.ts";
import { quote } from "../../core/generation/order.ts";
import { listGenerations, requireGeneration } from "../../core/generation/read.ts";
import { viewGeneration } from "../../core/generation/view.ts";
import { endpoints } from "../endpoint.ts";
import { answer } from "../http.ts";
import { imageCookies } from "../middleware/image-cookies.ts";

const keyPattern = /^[\x21-\x7e]{1,128}$/;

const { forPerson } = endpoints(() => import("../../core/generation/schema.ts"));

export const generations = [
  forPerson(
    {
      method: "post",
      path: "/api/generations/quote",
      summary: "What an order would cost.",
      body: "GenerationRequest",
      answers: { 200: "QuoteView" },
      invalid: "generation.invalid",
    },
    async ({ body }) => answer(200, { credits: quote(body).credits }),
  ),
  forPerson(
    {
      method: "post",
      path: "/api/generations",
      summary: "Order images. Credits are set aside now and charged for what arrives.",
      headers: { "Idempotency-Key": "1 to 128 visible characters, new for every press." },
      body: "GenerationRequest",
      answers: { 202: "GenerationAnswer" },
      invalid: "generation.invalid",
      errors: [
        "request.too_large",
        "generation.not_found",
        "account.not_active",
        "account.restricted",
        "idempotency.missing",
        "idempotency.conflict",
        "credit.insufficient",
        "credit.frozen",
      ],
    },
    async ({ context, actor, body, request }) => {
      const key = request.headers["idempotency-key"] ?? "";
      if (!keyPattern.test(key)) {
        throw new AppError(
          "idempotency.missing",
          "Send an Idempotency-Key header of 1 to 128 visible characters.",
        );
      }
      return answer(202, { generation: await createGeneration(context, actor, body, key) });
    },
  ),
  forPerson(
    {
      method: "get",
      path: "/api/generations",
      summary: "Your history, newest first.",
      query: "GenerationFilter",
      answers: { 200: "GenerationPage" },
      errors: ["cursor.invalid"],
    },
    async ({ context, actor, query, request }) => {
      const { page, viewers } = await listGenerations(context, actor, query);
      return answer(200, page, await imageCookies(context, request, viewers));
    },
  ),
  forPerson(
    {
      method: "get",
      path: "/api/generations/{id}",
      summary: "One generation: how far it is, and its images.",
      answers: { 200: "GenerationView" },
      errors: ["generation.not_found"],
    },
    async ({ context, actor, params, request }) => {
      const found = await requireGeneration(context, actor, params.id ?? "");
      const viewers = found.images.length > 0 ? [found] : [];
      return answer(200, viewGeneration(found), await imageCookies(context, request, viewers));
    },
  ),
  forPerson(
    {
      method: "patch",
      path: "/api/generations/{id}",
      summary: "Mark a generation as a favourite, or not.",
      body: "GenerationPatch",
      answers: { 200: "GenerationView" },
      errors: ["generation.not_found"],
    },
    async ({ context, actor, params, body }) =>
      answer(200, await setFavorite(context, actor, params.id ?? "", body.favorite)),
  ),
  forPerson(
    {
      method: "post",
      path: "/api/generations/{id}/cancel",
      summary: "Stop a generation. All its credits come back.",
      answers: { 200: "GenerationAnswer" },
      errors: ["generation.not_found", "generation.not_cancellable"],
    },
    async ({ context, actor, params }) =>
      answer(200, { generation: await cancelGeneration(context, actor, params.id ?? "") }),
  ),
  forPerson(
    {
      method: "delete",
      path: "/api/generations/{id}",
      summary: "Delete a generation and its files.",
      answers: { 204: null },
      errors: ["generation.not_found"],
    },
    async ({ context, actor, params }) => {
      await deleteGeneration(context, actor, params.id ?? "");
      return answer(204);
    },
  ),
  forPerson(
    {
      method: "delete",
      path: "/api/generations/{id}/images/{imageId}",
      summary: "Delete one image and its files.",
      answers: { 204: null },
      errors: ["generation.not_found", "image.not_found"],
    },
    async ({ context, actor, params }) => {
      await deleteImage(context, actor, params.id ?? "", params.imageId ?? "");
      return answer(204);
    },
  ),
  forPerson(
    {
      method: "delete",
      path: "/api/generations",
      summary: "Delete everything you made. 202 when there is more left: ask again.",
      answers: { 202: null, 204: null },
    },
    async ({ context, actor }) => answer((await deleteAllGenerations(context, actor)) ? 204 : 202),
  ),
];

// SPDX-License-Identifier: Apache-2.0
// A partner's program, by a client that is generated from our description.
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

declare const process: { env: Record<string, string>; exitCode: number };

const api = createClient<paths>({
  baseUrl: process.env.API,
  headers: { Authorization: "Bearer " + process.env.KEY },
});

const order: components["schemas"]["CanonicalOrder"] = {
  id: "TS-1",
  issueDate: process.env.TODAY,
  documentCurrencyCode: "USD",
  delivery: { deliveryParty: { partyIdentification: [{ id: "0078", schemeID: "buyerAssigned" }] } },
  orderLine: [{ id: "1", sellersItemIdentification: "BOLT-M8-40", quantity: "100", unitCode: "EA", price: { priceAmount: "0.38" } }],
};

const posted = await api.POST("/v1/orders", {
  body: order,
  params: { header: { "Idempotency-Key": "ts-1", Prefer: "wait=30" } },
});
if (posted.error) throw new Error(JSON.stringify(posted.error));
console.log("posted", posted.response.status, posted.data.state);

const refused = await api.POST("/v1/orders", { body: { ...order, issueDate: "today" } });
if (!refused.error) throw new Error("a wrong date is taken");
console.log("refused", refused.error.status, refused.error.errors?.[0]?.pointer);

const listed = await api.GET("/v1/orders", { params: { query: { number: "TS-1", limit: 10 } } });
if (listed.error) throw new Error(JSON.stringify(listed.error));
for (const o of listed.data.items) console.log("listed", o.number, o.state);

const one = await api.GET("/v1/orders/{id}", { params: { path: { id: listed.data.items[0].id } } });
console.log("one", one.data?.decision?.status);

const me = await api.GET("/v1/me");
console.log("me", me.data?.name, me.data?.partners.length);

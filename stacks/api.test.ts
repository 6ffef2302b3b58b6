import { beforeAll, describe, expect, test } from "vitest";
import { assemblyOf, at, resource, resourcesOf, synthTimeoutMs } from "../scripts/synth/testing.ts";
import type { Assembly } from "../scripts/synth.ts";

let assembly: Assembly;
beforeAll(async () => {
  assembly = await assemblyOf("production");
}, synthTimeoutMs);

test("one function answers everything under /api/, another the operators, in payload format 2.0", () => {
  const routes = resourcesOf(assembly, "AWS::ApiGatewayV2::Route");
  expect(routes.map(({ Properties }) => Properties.RouteKey).toSorted()).toEqual([
    "ANY /api/operator/{proxy+}",
    "ANY /api/{proxy+}",
  ]);
  const integrations = resourcesOf(assembly, "AWS::ApiGatewayV2::Integration");
  expect(integrations).toHaveLength(2);
  for (const { Properties } of integrations) {
    expect(Properties).toMatchObject({ IntegrationType: "AWS_PROXY", PayloadFormatVersion: "2.0" });
  }
});

test("no function has an address of its own §encryption.firewall", () => {
  expect(resourcesOf(assembly, "AWS::Lambda::Url")).toEqual([]);
});

describe("the API's stage", () => {
  const stage = () => resource(assembly, "AWS::ApiGatewayV2::Stage").Properties;

  test("limits how fast it can be asked", () => {
    expect(at(stage(), "DefaultRouteSettings", "ThrottlingRateLimit")).toBeGreaterThan(0);
    expect(at(stage(), "DefaultRouteSettings", "ThrottlingBurstLimit")).toBeGreaterThan(0);
  });

  test("logs no path, query, address or user agent", () => {
    const fields = Object.values(
      JSON.parse(String(at(stage(), "AccessLogSettings", "Format"))) as Record<string, string>,
    );
    expect(fields.length).toBeGreaterThan(0);
    for (const field of fields) {
      expect(field).not.toMatch(/identity|path|query|header|authorizer|domain/i);
    }
  });
});

test("mail is sent from one address only, encrypted or not at all §encryption.travel", () => {
  const statement = JSON.stringify(
    resourcesOf(assembly, "AWS::IAM::Policy").filter(({ Properties }) =>
      JSON.stringify(Properties).includes("ses:SendEmail"),
    ),
  );
  expect(statement).toContain('"ses:FromAddress":"hello@nanaimg.app"');
  expect(resource(assembly, "AWS::SES::ConfigurationSet").Properties).toMatchObject({
    DeliveryOptions: { TlsPolicy: "REQUIRE" },
  });
});

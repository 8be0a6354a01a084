/** A text that gatepass judges, as a schema of zod: whatever Standard Schema says is an issue of zod's, with its code beside. */
import type { Schema } from "gatepass/standard-schema";
import { z } from "zod";

export const judged = (schema: Schema<string>) =>
  z.string().superRefine((value, context) => {
    for (const { message, code, params, span } of schema["~standard"].validate(value).issues ?? []) {
      context.addIssue({ code: "custom", message, params: { code, params, span } });
    }
  });

/** A user of a database, read by zod. What is said of the password never repeats it. */
import * as messages from "gatepass/messages/en-us";
import { field } from "gatepass/standard-schema";
import { z } from "zod";

import { judged } from "./judged.js";

const DOCUMENT = "taurusdb.change-user-password";

export const User = z.object({
  name: judged(field(DOCUMENT, "name", { messages })),
  host: judged(field(DOCUMENT, "host", { messages })),
  password: judged(field(DOCUMENT, "password", { messages })),
  // A field of one's own, which is zod's alone.
  note: z.string().max(100).optional(),
});

export type User = z.infer<typeof User>;

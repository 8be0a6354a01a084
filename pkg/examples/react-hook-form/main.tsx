/** Puts the form into a page, and sends the request to a server of one's own, which has the token. */
import { createRoot } from "react-dom/client";

import { ResetPassword, type Values } from "./reset-password.js";

const send = async (values: Values): Promise<void> => {
  const response = await fetch("/report", { method: "POST", body: JSON.stringify(values) });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
};

createRoot(document.querySelector("main")!).render(<ResetPassword send={send} />);

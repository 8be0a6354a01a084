/** The form "Resetting the Password for User root": react-hook-form judges by gatepass, and sends what it allows. */
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import * as messages from "gatepass/messages/en-us";
import { body } from "gatepass/standard-schema";
import { useForm } from "react-hook-form";

/** The body of the request, as the document has it: what the form holds is what is sent. */
export interface Values {
  db_user_pwd: string;
}

const schema = body<Values>("flexusrds.reset-root-password", { messages });

export const ResetPassword = ({ send }: { readonly send: (values: Values) => Promise<unknown> }) => {
  const { register, handleSubmit, formState } = useForm<Values>({
    resolver: standardSchemaResolver(schema),
    mode: "onChange",
    // The resolver gives the first issue alone unless it is asked for all.
    criteriaMode: "all",
    defaultValues: { db_user_pwd: "" },
  });
  const { errors, isSubmitSuccessful } = formState;
  const said = Object.values(errors.db_user_pwd?.types ?? {}).flat();
  return (
    <form noValidate onSubmit={handleSubmit(send)}>
      <label htmlFor="password">New password</label>
      <input
        id="password"
        type="password"
        autoComplete="new-password"
        aria-describedby="errors"
        aria-invalid={said.length > 0}
        {...register("db_user_pwd")}
      />
      <ul id="errors">
        {said.map((message) => (
          <li key={String(message)}>The password {message}.</li>
        ))}
      </ul>
      <button>Reset</button>
      <output>{isSubmitSuccessful ? "The password was reset." : ""}</output>
    </form>
  );
};

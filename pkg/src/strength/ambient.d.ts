/** What the build writes. */
declare module "#strength-module" {
  export const deflated: string;
}

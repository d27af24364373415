/**
 * Where the API is and how to sign in to it; all empty: an API on this page's own origin, or the
 * recordings where there is none. What is asked must be in the policy of index.html
 * (`connect-src`): here Amazon's hosts, in a copy for one API only its own.
 */
export const config = {
  /** Without a slash at the end. */
  apiUrl: "",
  region: "",
  userPoolId: "",
  /** An app client without a secret. */
  clientId: "",
  /** The pool's hosted sign-in page, without https://; empty: this page asks for the password. */
  hostedUiDomain: "",
  /** "true": the pool lets people make accounts by themselves. */
  selfSignUp: "",
  /** Of Cognito's API; empty: the usual one of the region. */
  endpoint: "",
};

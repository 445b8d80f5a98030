/** Sentences for the codes that next-auth and our own sign-in rules put into `error`. */
export function signInErrorSentence(code: string): string {
  switch (code) {
    case "CredentialsSignin":
      return "E-mail or password is wrong. Check both and try again."
    case "RateLimited":
      return "Too many tries. Wait a minute and try again."
    case "NotInvited":
      return "You are known there, but nobody has added you to a workspace here. Ask an administrator to add your e-mail address."
    case "SessionRequired":
      return "Sign in to go on."
    case "Network":
      return "The server could not be reached. Check your connection and try again."
    case "AccessDenied":
      return "This account may not sign in. It may have been disabled; ask an administrator."
    default:
      return "Signing in did not work. Try again; if it stays, ask an administrator."
  }
}

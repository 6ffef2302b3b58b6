/** Numbers people are told before they sign up. The site shows them, the product keeps them. */

/** What a person gets to start with, once per verified address. It never expires. */
export const signUpGrantCredits = 20;

/** How long the code in the mail works. */
export const codeMinutes = 30;

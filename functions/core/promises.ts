/** Numbers people are told before they sign up. The site shows them, the product keeps them. */

/** What a person gets to start with, once per verified address. It never expires. */
export const signUpGrantCredits = 20;

/** How long a person may change their mind about erasing their account. */
export const erasureGraceDays = 7;

/** How long the code in the mail works. */
export const codeMinutes = 30;

/** How long a browser that was refused an account for age stays refused, at most. */
export const ageRefusalHours = 24;

/** Calendar months within which a request for a right is answered (GDPR art. 12(3)). */
export const responseMonths = 1;

/** How much longer it can take, in months, if we say why within the first. */
export const extensionMonths = 2;

/** Within how many days any other question is answered. */
export const responseDays = 14;

/** Within how many days we act on a report of a child's account. */
export const childResponseDays = 1;

/** How many days ahead operators are reminded of a request. */
export const remindBeforeDays = 7;

/** An answered request closes by itself after so many days. */
export const requestClosesAfterDays = 14;

/** Where mail to us goes. */
export const supportAddress = "support@nanaimg.app";

/** A highlight on something smooth. */
import { shape } from "../geometry.ts";

export const shine = (d: string) => shape(d, "#ffffff", 'opacity=".45"');

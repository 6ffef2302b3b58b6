/** Pages that only read: the header comes alive, nothing else. */
import { start } from "./start.tsx";

start("for-everyone");

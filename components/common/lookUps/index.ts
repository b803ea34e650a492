export { LookUpError, patientAsk, type Ask, type Question } from "./ask";
export { sayUntouched, together, togetherAll } from "./together";

import { HOST_REASON } from '@fleet/model'

/** Whether a person has stated why: then it is a decision, and no oversight. */
export const statesHostReason = (annotations: Readonly<Record<string, string>>): boolean =>
  (annotations[HOST_REASON] ?? '') !== ''

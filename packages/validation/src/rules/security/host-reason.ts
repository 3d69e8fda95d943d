/** The annotation by which a pod states why it reaches its node. */
export const HOST_REASON = 'observability-fleet/reaches-its-node-because'

/** Whether a person has stated why: then it is a decision, and no oversight. */
export const statesHostReason = (annotations: Readonly<Record<string, string>>): boolean =>
  (annotations[HOST_REASON] ?? '') !== ''

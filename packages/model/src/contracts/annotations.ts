/** The annotation by which a pod states why it is root. */
export const ROOT_REASON = 'observability-fleet/runs-as-root-because'

/** The annotation by which a pod, and its namespace, state why it reaches its node. */
export const HOST_REASON = 'observability-fleet/reaches-its-node-because'

/** The annotation by which a Kustomization states for whom its Secrets are encrypted: recipients of age, each after a space. */
export const AGE_RECIPIENTS = 'observability-fleet/age-recipients'

/** The annotation by which a route states the namespace of what serves it, where that is not the Traefik of k3s. */
export const SERVED_FROM = 'observability-fleet/served-from'

import type { Resources, ServicePort, VictoriaLogs } from '@fleet/model'
import { hardened, httpProbe, labels, podUser, type IContainer, type IPodSpec } from '@fleet/kubernetes'

/** Any user that is not root: the image has one program, and it owns nothing but its volume. */
const USER = 65_532

/** How long it may take to write what it has in memory: what is stopped loses nothing. */
const SECONDS_TO_STOP = 60

/** What is different in each role. */
interface Role {
  readonly args: readonly string[]
  readonly resources: Resources
  readonly volumeMounts?: IContainer['volumeMounts']
}

/** The labels and the pod of one role. Those of a cluster are one program with different flags. */
export const rolePod = (
  { image }: VictoriaLogs,
  { name, port, portName }: ServicePort,
  { args, resources, volumeMounts = [] }: Role,
  over: Partial<IPodSpec> = {},
) => ({
  metadata: { labels: labels(name) },
  spec: {
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    ...over,
    securityContext: podUser(USER, USER),
    terminationGracePeriodSeconds: SECONDS_TO_STOP,
    containers: [
      {
        name: 'victoria-logs',
        image,
        args: [`-httpListenAddr=:${port}`, ...args],
        ports: [{ name: portName, containerPort: port }],
        // It opens its parts before it answers: on a slow disk that takes minutes.
        startupProbe: httpProbe('/health', portName, {
          periodSeconds: 10,
          timeoutSeconds: 5,
          failureThreshold: 60,
        }),
        livenessProbe: httpProbe('/health', portName, { periodSeconds: 30, timeoutSeconds: 10 }),
        readinessProbe: httpProbe('/health', portName, { periodSeconds: 10, timeoutSeconds: 5 }),
        resources,
        ...(volumeMounts.length > 0 && { volumeMounts }),
        securityContext: hardened(),
      } satisfies IContainer,
    ],
  } satisfies IPodSpec,
})

import { labels, selectorLabels } from './labels.ts'
import { metadata } from './metadata.ts'
import { hardened, podUser } from './security-context.ts'
import type { IContainer, IDeployment, IPodSpec } from './types.ts'

interface SinglePod {
  readonly name: string
  readonly namespace: string
  /** The id of the user that its program runs as. */
  readonly user: number
  readonly container: Omit<IContainer, 'securityContext'>
  readonly volumes?: NonNullable<IPodSpec['volumes']>
  /** By which it asks the API server. Without one the pod has no token. */
  readonly serviceAccountName?: string
  /** Whether two must never run at once, not even during a rollout. */
  readonly isAlone?: true
}

/** A Deployment of one pod with one program, which may do nothing but read its files and listen. */
export const singlePod = ({ name, namespace, user, container, volumes, ...about }: SinglePod) =>
  ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(name, namespace),
    spec: {
      // With several, each scrape through the Service would read another pod, and counters would jump.
      replicas: 1,
      ...(about.isAlone && { strategy: { type: 'Recreate' as const } }),
      selector: { matchLabels: selectorLabels(name) },
      template: {
        metadata: { labels: labels(name) },
        spec: {
          ...(about.serviceAccountName === undefined
            ? { automountServiceAccountToken: false }
            : { serviceAccountName: about.serviceAccountName }),
          enableServiceLinks: false,
          securityContext: podUser(user),
          containers: [{ ...container, securityContext: hardened() }],
          ...(volumes && { volumes }),
        },
      },
    },
  }) satisfies IDeployment

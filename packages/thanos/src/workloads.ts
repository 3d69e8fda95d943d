import { type Thanos } from '@fleet/model'
import {
  claimTemplate,
  metadata,
  selectorLabels,
  type IDeployment,
  type IStatefulSet,
} from '@fleet/kubernetes'
import { DATA, podTemplate, type Part } from './pods.ts'

/** Pods with a volume each. */
export const statefulSet = (
  thanos: Thanos,
  part: Part,
  on: { readonly replicas: number; readonly volume: string; readonly storageClass: string },
) =>
  ({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadata(part.name, thanos.namespace),
    spec: {
      replicas: on.replicas,
      serviceName: part.name,
      selector: { matchLabels: selectorLabels(part.name) },
      // A Receive is ready once it reaches the others.
      ...(on.replicas > 1 && { podManagementPolicy: 'Parallel' as const }),
      template: podTemplate(thanos, part),
      volumeClaimTemplates: [claimTemplate(DATA, { size: on.volume, storageClass: on.storageClass })],
    },
  }) satisfies IStatefulSet

export const deployment = (thanos: Thanos, part: Part, replicas: number) =>
  ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(part.name, thanos.namespace),
    spec: {
      replicas,
      selector: { matchLabels: selectorLabels(part.name) },
      template: podTemplate(thanos, part),
    },
  }) satisfies IDeployment

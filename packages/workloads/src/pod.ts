import { entriesOf, type Workload } from '@fleet/model'
import { labels, podUser, PRODUCT, type IPodTemplateSpec } from '@fleet/kubernetes'
import { claimName } from './claims.ts'
import { container, scratchVolume } from './container.ts'

/** The pod of a workload. It has no token for the API, which no service uses. */
export const pod = (name: string, workload: Workload) =>
  ({
    metadata: { labels: labels(name), ...rootReason(workload) },
    spec: {
      automountServiceAccountToken: false,
      // Otherwise every Service of the namespace becomes environment variables, which some programs read as settings.
      enableServiceLinks: false,
      securityContext: securityContext(workload),
      containers: [container(name, workload)],
      volumes: [...claimed(name, workload), ...scratch(workload)],
    },
  }) satisfies IPodTemplateSpec

/** States in the tree why a process is root. */
const rootReason = ({ runAs }: Workload) =>
  runAs.as === 'root' ? { annotations: { [`${PRODUCT}/runs-as-root-because`]: runAs.because } } : {}

const securityContext = ({ runAs }: Workload) =>
  runAs.as === 'user'
    ? podUser(runAs.id, runAs.volumesGroup)
    : { seccompProfile: { type: 'RuntimeDefault' as const } }

/** A StatefulSet names its claims itself, by its templates. */
const claimed = (name: string, { controller, volumes }: Workload) =>
  controller === 'StatefulSet'
    ? []
    : entriesOf(volumes).map(([volume]) => ({
        name: volume as string,
        persistentVolumeClaim: { claimName: claimName(name, volume) },
      }))

const scratch = ({ scratch: paths }: Workload) =>
  (paths ?? []).map((_, index) => ({ name: scratchVolume(index), emptyDir: { sizeLimit: '256Mi' } }))

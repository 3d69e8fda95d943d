import { isHub, PUSH_SECRET, pushCredentials, type ClusterName, type Fleet } from '@fleet/model'
import type { IPodSpec } from '@fleet/kubernetes'

const FOLDER = '/etc/otelcol-push'
const FILE = 'credential'

/** The file with the cluster's credential. */
export const CREDENTIAL_FILE = `${FOLDER}/${FILE}`

/** Whether a cluster's collectors send a credential. The hub's own push inside the cluster, where nobody asks for one. */
export const sendsCredential = (fleet: Fleet, cluster: ClusterName): boolean =>
  pushCredentials(fleet) !== undefined && !isHub(fleet, cluster)

/** By its key: a pod waits for a Secret that lacks it. */
export const credentialVolume = [
  {
    name: PUSH_SECRET.name,
    secret: { secretName: PUSH_SECRET.name, items: [{ key: PUSH_SECRET.credentialKey, path: FILE }] },
  },
] satisfies IPodSpec['volumes']

/** A folder, for the kubelet renews no single file. */
export const credentialMount = [{ name: PUSH_SECRET.name, mountPath: FOLDER, readOnly: true }]

import { PUSH_SECRET, pushCredentials, type Fleet } from '@fleet/model'

/** The folder of the mounted Secret. nginx reads the file at each request, so a changed Secret needs no restart. */
const USERS_FOLDER = '/etc/nginx/push-credentials'
const FILE = 'htpasswd'

/** The file with the valid credentials of spokes. */
export const USERS_FILE = `${USERS_FOLDER}/${FILE}`

const { name, usersKey } = PUSH_SECRET

/** By its key, so that the pod waits for a Secret that lacks it; as a folder, for the kubelet renews no single file. */
const volume = { name, secret: { secretName: name, items: [{ key: usersKey, path: FILE }] } }

/** What a pod of the gateway mounts where spokes prove who they are. */
export const usersOf = (fleet: Fleet) =>
  pushCredentials(fleet)
    ? { volumes: [volume], mounts: [{ name, mountPath: USERS_FOLDER, readOnly: true }] }
    : { volumes: [], mounts: [] }

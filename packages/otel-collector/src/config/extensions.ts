import { EXTENSION } from '../component-ids.ts'
import { env, POD_IP } from '../environment.ts'
import { STORAGE } from '../host-paths.ts'
import { HEALTH_PORT } from '../ports.ts'
import { CREDENTIAL_FILE } from '../push-credential.ts'

/** Only on the pod's address, for the kubelet's probes. */
export const healthCheck = {
  [EXTENSION.healthCheck]: { endpoint: `${env(POD_IP)}:${HEALTH_PORT}` },
}

/**
 * Offsets and the queue. Every write is flushed (`fsync`), so that a power cut loses nothing; an emptied queue gives
 * its disk back.
 */
export const fileStorage = {
  [EXTENSION.fileStorage]: {
    directory: STORAGE,
    create_directory: true,
    fsync: true,
    compaction: { directory: STORAGE, on_start: true, on_rebound: true, cleanup_on_start: true },
  },
}

/** What this cluster proves itself to the hub by, `Authorization: Basic …`, read anew when the Secret changes. */
export const pushCredential = {
  [EXTENSION.pushCredential]: { scheme: 'Basic', filename: CREDENTIAL_FILE },
}

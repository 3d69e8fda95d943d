import { EXTENSION } from '../component-ids.ts'
import { env, POD_IP } from '../environment.ts'
import { STORAGE } from '../host-paths.ts'
import { HEALTH_PORT } from '../ports.ts'

/** On the pod's address and no other, for the kubelet to ask. */
export const healthCheck = {
  [EXTENSION.healthCheck]: { endpoint: `${env(POD_IP)}:${HEALTH_PORT}` },
}

/**
 * Offsets and the queue. Every write reaches the disk before it counts (`fsync`), so that a power cut loses nothing;
 * a queue that was long gives its disk back once it has emptied.
 */
export const fileStorage = {
  [EXTENSION.fileStorage]: {
    directory: STORAGE,
    create_directory: true,
    fsync: true,
    compaction: { directory: STORAGE, on_start: true, on_rebound: true, cleanup_on_start: true },
  },
}

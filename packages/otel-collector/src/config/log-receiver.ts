import type { Fleet } from '@fleet/model'
import { EXTENSION } from '../component-ids.ts'
import { POD_LOGS } from '../host-paths.ts'

/**
 * The path that the kubelet gives a container's log: namespace_pod_uid/container/restarts.log, and the time when it was rotated. A static
 * pod's uid is a hash without dashes.
 */
const POD_LOG_PATH =
  '^.*\\/(?P<namespace>[^_\\/]+)_(?P<pod_name>[^_\\/]+)_(?P<uid>[a-f0-9-]+)\\/(?P<container_name>[^\\/]+)\\/\\d+\\.log(\\.\\d{8}-\\d{6})?$'

/**
 * Every line of a file has the same path, which is matched once. The cache has more entries than the files of a node's
 * 110 pods.
 */
const PATHS_REMEMBERED = 1024

const move = (attribute: string, resource: string) => ({
  type: 'move',
  from: `attributes.${attribute}`,
  to: `resource["${resource}"]`,
})

/**
 * A static pod's path holds a hash in place of its uid. `k8s_attributes` looks only by the first association whose attributes are there, so
 * that a pod which no uid finds is found by its name if the hash is gone.
 */
const forgetHash = {
  type: 'remove',
  id: 'forget-hash-of-static-pod',
  field: 'resource["k8s.pod.uid"]',
  if: 'resource["k8s.pod.uid"] matches "^[a-f0-9]+$"',
}

/** After the resource has the container, the path would only be stored again with every line. */
const forgetPath = { type: 'remove', field: 'attributes["log.file.path"]' }

/**
 * The spoke's parsing: the `container` operator reads the line and joins what the runtime split at 16 KiB, and the path
 * becomes resource attributes by the named operators. They must be on the resource before `k8s_attributes` runs,
 * or it finds no pod and every line arrives as `unknown_service`.
 */
export const pathOperators = [
  { type: 'container', id: 'container-parser', add_metadata_from_filepath: false },
  {
    type: 'regex_parser',
    id: 'extract-metadata-from-filepath',
    parse_from: 'attributes["log.file.path"]',
    regex: POD_LOG_PATH,
    cache: { size: PATHS_REMEMBERED },
  },
  move('uid', 'k8s.pod.uid'),
  move('namespace', 'k8s.namespace.name'),
  move('pod_name', 'k8s.pod.name'),
  move('container_name', 'k8s.container.name'),
  forgetHash,
  forgetPath,
]

/** The hub's parsing: the `container` operator alone. */
export const containerOperators = [{ type: 'container', id: 'container-parser' }, forgetHash, forgetPath]

/** Reads every container's log file except the collector's own, which grows with each failed export. */
export const logReceiver = (fleet: Fleet, ownPods: string, operators: readonly object[]) => ({
  // The last rotated file too, which is not compressed yet (`0.log.20261125-021404`): a file that is rotated while the collector is down or
  // behind would take its last lines with it. It is known by its beginning, so that nothing is read twice.
  include: [`${POD_LOGS}/*/*/*.log`, `${POD_LOGS}/*/*/*.log.????????-??????`],
  exclude: [`${POD_LOGS}/${fleet.telemetry.namespace}_${ownPods}-*_*/*/*`],
  // The runtime cuts long lines by bytes: half a character at the end of a piece is whole again once the pieces are joined.
  encoding: 'utf-8-raw',
  include_file_path: true,
  include_file_name: false,
  // Only for files without a stored offset: existing lines of a node are read, and none twice.
  start_at: 'beginning',
  storage: EXTENSION.fileStorage,
  // A refused batch is retried without end; the file waits on disk meanwhile.
  retry_on_failure: { enabled: true, max_elapsed_time: '0s' },
  operators: [...operators],
})

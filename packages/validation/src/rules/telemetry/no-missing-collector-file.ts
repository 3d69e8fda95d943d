import { componentsOf, type Collector } from '../../telemetry/collectors/collector.ts'
import { folderOf } from '../../telemetry/collectors/config.ts'
import { isWithin } from '../../tree/workloads/mounts.ts'
import { inEachRuntime } from '../rule/in-each-collector.ts'
import type { Mount, Runtime } from '../../telemetry/collectors/runtime.ts'
import type { Report, Rule } from '../rule/rule.ts'
import type { Path } from '../../values/location.ts'
import { isMap } from '../../values/value-at.ts'

export const noMissingCollectorFile: Rule = {
  id: 'no-missing-collector-file',
  summary: 'The collector’s container mounts every file and folder that its configuration names.',
  rationale:
    'A folder without a mount is an empty one of the container. No line is read, and offsets and queue end with the pod.',
  fix: 'Mount the folder, or write one that is mounted.',
  check: inEachRuntime((collector, runtime, report) => {
    // The presets of the chart mount what they need.
    if (collector.isMerged) return
    for (const file of [...namedFiles(collector.config, []), ...tokens(collector), ...folders(collector)])
      checkFile(collector, runtime, file, report)
  }),
}

interface NamedFile {
  readonly file: string
  readonly path: Path
  readonly isWritten: boolean
}

const READ = ['ca_file', 'cert_file', 'key_file', 'credentials_file', 'password_file', 'bearer_token_file']

const namedFiles = (value: unknown, path: Path): NamedFile[] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => namedFiles(item, [...path, index]))
  if (!isMap(value)) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    READ.includes(key) && typeof inner === 'string'
      ? [{ file: inner, path: [...path, key], isWritten: false }]
      : namedFiles(inner, [...path, key]),
  )
}

/** Of a client that sends the token in a file. */
const tokens = (collector: Collector): NamedFile[] =>
  componentsOf(collector, 'extensions', 'bearertokenauth').flatMap(({ id, value: { filename } }) =>
    filename === undefined
      ? []
      : [{ file: filename, path: ['extensions', id, 'filename'], isWritten: false }],
  )

const folders = (collector: Collector): NamedFile[] => [
  ...componentsOf(collector, 'receivers', 'file_log').flatMap(({ id, value }) =>
    value.include.map((file, index) => ({
      file,
      path: ['receivers', id, 'include', index],
      isWritten: false,
    })),
  ),
  ...componentsOf(collector, 'extensions', 'file_storage').flatMap(({ id, value }) => [
    { file: folderOf(value), path: ['extensions', id, 'directory'], isWritten: true },
    {
      file: value.compaction?.directory ?? folderOf(value),
      path: ['extensions', id, 'compaction', 'directory'],
      isWritten: true,
    },
  ]),
]

/** Kubernetes mounts a pod's token without a volumeMount. */
const TOKEN: Mount = {
  path: '/var/run/secrets/kubernetes.io/serviceaccount',
  isReadOnly: true,
  endsWithPod: true,
}

/** The files in its folder. */
const TOKEN_FILES = /\/serviceaccount\/(?:token|ca\.crt|namespace)$/

const checkFile = (
  collector: Collector,
  { mounts, owner, location }: Runtime,
  { file, path, isWritten }: NamedFile,
  report: Report,
): void => {
  const mount = [...mounts, TOKEN].find(({ path: folder }) => isWithin(file, folder))
  const isThere = mount && (mount !== TOKEN || TOKEN_FILES.test(file))
  if (isThere && !(isWritten && mount.isReadOnly)) return
  report({
    location: collector.location(...path),
    related: [location('volumeMounts')],
    message: isThere
      ? `the configuration writes to ${file}, and ${owner} mounts ${mount.path} read-only`
      : `the configuration names ${file}, and ${owner} mounts only ${mounts.map((one) => one.path).join(', ')}`,
    impact: isWritten
      ? 'the collector cannot start, or loses its offsets and its queue with every restart'
      : 'the collector reads nothing there',
    fix: 'mount the folder, or write one that is mounted',
  })
}

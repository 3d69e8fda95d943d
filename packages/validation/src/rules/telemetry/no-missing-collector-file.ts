import { componentsOf, type Collector } from '../../telemetry/collectors/collector.ts'
import { inEachRuntime } from '../rule/in-each-collector.ts'
import type { Mount, Runtime } from '../../telemetry/collectors/runtime.ts'
import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { Path } from '../../values/location.ts'
import { isMap } from '../../values/value-at.ts'

export const noMissingCollectorFile: Rule = {
  id: 'no-missing-collector-file',
  summary:
    'Every file and folder that a collector’s configuration names is mounted into the container that runs it.',
  rationale:
    'A folder that is not mounted is an empty one of the container: no line is read, and offsets and queue end with the pod.',
  fix: 'Mount the folder, or name the one that is mounted.',
  check: inEachRuntime((collector, runtime) =>
    [...namedFiles(collector.config, []), ...folders(collector)].flatMap((file) =>
      check(collector, runtime, file),
    ),
  ),
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

const folders = (collector: Collector): NamedFile[] => [
  ...componentsOf(collector, 'receivers', 'file_log').flatMap(({ id, value }) =>
    value.include.map((file, index) => ({
      file,
      path: ['receivers', id, 'include', index],
      isWritten: false,
    })),
  ),
  ...componentsOf(collector, 'extensions', 'file_storage').flatMap(({ id, value }) => [
    { file: value.directory ?? DEFAULT_FOLDER, path: ['extensions', id, 'directory'], isWritten: true },
    {
      file: value.compaction?.directory ?? value.directory ?? DEFAULT_FOLDER,
      path: ['extensions', id, 'compaction', 'directory'],
      isWritten: true,
    },
  ]),
]

const DEFAULT_FOLDER = '/var/lib/otelcol/file_storage'

/** Kubernetes mounts a pod's token by itself. */
const TOKEN: Mount = { path: '/var/run/secrets/kubernetes.io/serviceaccount', isReadOnly: true }

/** What is in it, by its names. */
const TOKEN_FILES = /\/serviceaccount\/(?:token|ca\.crt|namespace)$/

const check = (collector: Collector, { mounts, owner, location }: Runtime, named: NamedFile): Violation[] => {
  const { file, path, isWritten } = named
  const mount = [...mounts, TOKEN].find((one) => file === one.path || file.startsWith(`${one.path}/`))
  const isThere = mount && (mount !== TOKEN || TOKEN_FILES.test(file))
  if (isThere && !(isWritten && mount.isReadOnly)) return []
  return [
    {
      location: collector.location(...path),
      related: [location('volumeMounts')],
      message: isThere
        ? `the configuration writes to ${file}, and ${owner} mounts ${mount.path} read-only`
        : `the configuration names ${file}, and ${owner} mounts only ${mounts.map((one) => one.path).join(', ')}`,
      impact: isWritten
        ? 'the collector cannot start, or forgets its offsets and its queue with every restart'
        : 'it reads nothing there',
      fix: 'mount the folder, or name one that is mounted',
    },
  ]
}

import type { z } from 'zod/mini'
import { checkedString } from './checked.ts'
import { named } from './described.ts'
import { asAbsolutePath, asFilePath, asLabel } from './meant.ts'

const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/

export const DnsLabel = named(
  checkedString(
    (value) => LABEL.test(value),
    'a DNS label',
    'use up to 63 lower-case letters, digits and "-", beginning and ending with a letter or digit',
    asLabel,
  ),
  'DnsLabel',
  {
    description:
      'A name in Kubernetes, which fits wherever it is put: object names, label values, host names.',
    examples: ['monitoring'],
  },
).brand<'DnsLabel'>()
export type DnsLabel = z.output<typeof DnsLabel>

export const ServiceName = named(
  checkedString(
    (value) => LABEL.test(value) && /^[a-z]/.test(value),
    'the name of a Service',
    'use up to 63 lower-case letters, digits and "-", beginning with a letter and not ending with "-"',
    asLabel,
  ),
  'ServiceName',
  { description: 'The name of a workload, and so of its Service.', examples: ['web'] },
).brand<'DnsLabel'>()

export const PortName = named(
  checkedString(
    (value) => LABEL.test(value) && value.length <= 15 && /[a-z]/.test(value) && !value.includes('--'),
    'a port name',
    'use up to 15 lower-case letters, digits and single "-", with at least one letter',
    asLabel,
  ),
  'PortName',
  { description: 'The name of a container port.', examples: ['http'] },
).brand<'PortName'>()
export type PortName = z.output<typeof PortName>

export const BucketName = named(
  checkedString(
    (value) => /^(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9]([-a-z0-9]|\.(?!\.)){1,61}[a-z0-9]$/.test(value),
    'the name of a bucket',
    'use 3 to 63 lower-case letters, digits, "-" and single ".", beginning and ending with a letter or digit',
    asLabel,
  ),
  'BucketName',
  { description: 'The name of a bucket of object storage.', examples: ['fleet-logs'] },
).brand<'BucketName'>()
export type BucketName = z.output<typeof BucketName>

export const SecretKey = named(
  checkedString(
    (value) => /^[-._a-zA-Z0-9]{1,253}$/.test(value) && value !== '.' && !value.startsWith('..'),
    'a Secret key',
    'use letters, digits, "-", "_" and ".", not beginning with ".."',
  ),
  'SecretKey',
  {
    description: 'A key inside a Secret. It becomes a file name where the Secret is mounted.',
    examples: ['password'],
  },
).brand<'SecretKey'>()
export type SecretKey = z.output<typeof SecretKey>

export const EnvName = named(
  checkedString(
    (value) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(value),
    'the name of an environment variable',
    'use letters, digits and "_", not beginning with a digit',
  ),
  'EnvName',
  { description: 'The name of an environment variable that every shell can read.', examples: ['LOG_LEVEL'] },
).brand<'EnvName'>()
export type EnvName = z.output<typeof EnvName>

export const AbsolutePath = named(
  checkedString(
    (value) => /^\/\S*$/.test(value) && !value.split('/').includes('..'),
    'an absolute path',
    'begin it with "/", without spaces or ".."',
    asAbsolutePath,
  ),
  'AbsolutePath',
  { description: 'An absolute path in a container or of an HTTP request.', examples: ['/data'] },
).brand<'AbsolutePath'>()
export type AbsolutePath = z.output<typeof AbsolutePath>

export const ConfigPath = named(
  checkedString(
    (value) => /^(\/[\w.-]+)+$/.test(value) && !value.split('/').some((segment) => /^\.{1,2}$/.test(segment)),
    'the path of a file',
    'begin it with "/" and end it with the name of the file, in letters, digits, ".", "_" and "-"',
    asAbsolutePath,
  ),
  'ConfigPath',
  { description: 'The path of a file in a container.', examples: ['/etc/web/config.yaml'] },
).brand<'ConfigPath'>()
export type ConfigPath = z.output<typeof ConfigPath>

export const CronJobName = named(
  checkedString(
    (value) => LABEL.test(value) && /^[a-z]/.test(value) && value.length <= 52,
    'the name of a CronJob',
    'use up to 52 lower-case letters, digits and "-", beginning with a letter and not ending with "-": its Jobs add 11 characters',
    asLabel,
  ),
  'CronJobName',
  {
    description: 'The name of a CronJob. Its Jobs have this name and the time of their run.',
    examples: ['backup'],
  },
).brand<'DnsLabel'>()

export const AnnotationName = named(
  checkedString(
    (value) => {
      const [name = '', prefix, ...rest] = value.split('/').toReversed()
      return (
        rest.length === 0 &&
        /^[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/.test(name) &&
        (prefix === undefined ||
          (/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(prefix) && !prefix.includes('..')))
      )
    },
    'the name of an annotation',
    'write name or domain/name, such as backup.example.org/schedule',
  ),
  'AnnotationName',
  { description: 'The name of an annotation in Kubernetes.', examples: ['backup.example.org/schedule'] },
).brand<'AnnotationName'>()

export const FolderPath = named(
  checkedString(
    (value) => value.split('/').every((segment) => /^[A-Za-z0-9_-][\w.-]*$/.test(segment)),
    'a folder inside the repository',
    'write it from the root of the repository, such as "kubernetes/clusters": names of letters, digits, ".", "_" and "-", without "..", a dot or "/" at the beginning, or "/" at the end',
  ),
  'FolderPath',
  { description: 'A folder inside a repository.', examples: ['kubernetes/clusters'] },
)

export const FilePath = named(
  checkedString(
    (value) =>
      /^\.\/\S+$/.test(value) &&
      !value
        .slice(2)
        .split('/')
        .some((segment) => ['', '.', '..'].includes(segment)),
    'a file beside the inventory',
    'write its path from the folder of the inventory, such as "./dashboards/disks.json", without ".." or spaces',
    asFilePath,
  ),
  'FilePath',
  { description: 'A file beside the inventory, from its folder.', examples: ['./dashboards/disks.json'] },
).brand<'FilePath'>()
export type FilePath = z.output<typeof FilePath>

export const Word = named(
  checkedString((value) => /^\S+$/.test(value), 'one word', 'write it without spaces'),
  'Word',
  { description: 'A name for tools such as git and kubectl: a branch, a context.', examples: ['main'] },
)

import type { z } from 'zod/mini'
import { checkedString } from './checked.ts'
import { asAbsolutePath, asLabel } from './meant.ts'

const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/

/**
 * A DNS label (RFC 1123): clusters, namespaces, nodes, workloads, ports and all objects are named by one, so
 * that each name fits wherever Kubernetes puts it (object names, label values, host names).
 */
export const DnsLabel = checkedString(
  (value) => LABEL.test(value),
  'a DNS label',
  'use up to 63 lower-case letters, digits and "-", beginning and ending with a letter or digit',
  asLabel,
).brand<'DnsLabel'>()
export type DnsLabel = z.output<typeof DnsLabel>

/** The name of a workload and so of its Service, which takes no other: a DNS label that begins with a letter (RFC 1035). */
export const ServiceName = checkedString(
  (value) => LABEL.test(value) && /^[a-z]/.test(value),
  'the name of a Service',
  'use up to 63 lower-case letters, digits and "-", beginning with a letter and not ending with "-"',
  asLabel,
).brand<'DnsLabel'>()

/** The name of a container port: an IANA service name, at most 15 characters with at least one letter. */
export const PortName = checkedString(
  (value) => LABEL.test(value) && value.length <= 15 && /[a-z]/.test(value) && !value.includes('--'),
  'a port name',
  'use up to 15 lower-case letters, digits and single "-", with at least one letter',
  asLabel,
).brand<'PortName'>()
export type PortName = z.output<typeof PortName>

/** A key inside a Secret. It becomes a file name where the Secret is mounted. */
export const SecretKey = checkedString(
  (value) => /^[-._a-zA-Z0-9]{1,253}$/.test(value) && value !== '.' && !value.startsWith('..'),
  'a Secret key',
  'use letters, digits, "-", "_" and ".", not beginning with ".."',
).brand<'SecretKey'>()
export type SecretKey = z.output<typeof SecretKey>

/** The name of an environment variable that every shell can read. */
export const EnvName = checkedString(
  (value) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(value),
  'the name of an environment variable',
  'use letters, digits and "_", not beginning with a digit',
).brand<'EnvName'>()
export type EnvName = z.output<typeof EnvName>

/** An absolute path in a container or of an HTTP request. */
export const AbsolutePath = checkedString(
  (value) => /^\/\S*$/.test(value) && !value.split('/').includes('..'),
  'an absolute path',
  'begin it with "/", without spaces or ".."',
  asAbsolutePath,
).brand<'AbsolutePath'>()
export type AbsolutePath = z.output<typeof AbsolutePath>

/** A folder inside a repository, from its root: `clusters`, `kubernetes/trees`. */
export const FolderPath = checkedString(
  (value) => value.split('/').every((segment) => /^[A-Za-z0-9_-][\w.-]*$/.test(segment)),
  'a folder inside the repository',
  'write it from the root of the repository, such as "kubernetes/clusters": names of letters, digits, ".", "_" and "-", without "..", a dot or "/" at the beginning, or "/" at the end',
)

/** A name without spaces for tools such as git and kubectl: a branch, a context. */
export const Word = checkedString((value) => /^\S+$/.test(value), 'one word', 'write it without spaces')

import { describe, expect, test } from 'vitest'
import {
  AbsolutePath,
  BucketName,
  DnsLabel,
  EnvName,
  FolderPath,
  PortName,
  SecretKey,
  ServiceName,
  Word,
} from './names.ts'
import { NodePort, Port } from './ports.ts'

interface Scalar {
  readonly safeParse: (value: unknown) => { readonly success: boolean }
}

const kinds: readonly [
  kind: string,
  scalar: Scalar,
  valid: readonly unknown[],
  invalid: readonly unknown[],
][] = [
  [
    'a DNS label',
    DnsLabel,
    ['a', '0', 'oracle-k3s', 'x'.repeat(63)],
    ['', '-a', 'a-', 'A', 'a.b', 'a_b', 'x'.repeat(64)],
  ],
  ['the name of a Service', ServiceName, ['a', 'n8n', 'x'.repeat(63)], ['8n8', '', 'a-', 'x'.repeat(64)]],
  [
    'a port name',
    PortName,
    ['http', '8080-tcp', 'x'.repeat(15)],
    ['8080', 'a--b', 'x'.repeat(16), 'HTTP', ''],
  ],
  [
    'the name of a bucket',
    BucketName,
    ['logs', 'fleet-logs', '0.logs.example', '1.2.3.4a', 'x'.repeat(63)],
    ['', 'ab', 'Logs', '-logs', 'logs-', 'a..b', 'a_b', 'a,b', 'a/b', '1.2.3.4', 'x'.repeat(64)],
  ],
  [
    'a Secret key',
    SecretKey,
    ['token', 'tls.crt', '.hidden', 'A_B-c'],
    ['', '.', '..', '..data', 'a b', 'a/b'],
  ],
  ['the name of an environment variable', EnvName, ['PATH', '_x', 'a1'], ['1A', 'A-B', 'A.B', '']],
  [
    'a folder inside the repository',
    FolderPath,
    ['clusters', 'kubernetes/trees', 'a.b/_c', '-', 'Fleet_1'],
    ['', '.', '..', '/a', './a', 'a/', 'a//b', '../a', 'a/../b', '.git', 'a b', 'a\\b', 'a\n'],
  ],
  [
    'an absolute path',
    AbsolutePath,
    ['/', '/healthz', '/a?b=..c', '/..a'],
    ['', 'a', '/a b', '/..', '/a/../b', '/a/..'],
  ],
  ['one word', Word, ['main', 'release/1.x', 'admin@homelab'], ['', 'a b', ' main', 'main\n']],
  ['a port', Port, [1, 80, 65535], [0, 65536, 80.5, -1, Number.NaN, '80']],
  ['a NodePort', NodePort, [30000, 31080, 32767], [29999, 32768, 31080.5]],
]

describe.each(kinds)('%s', (_, scalar, valid, invalid) => {
  test.each(valid.map((value) => ({ value })))('may be $value', ({ value }) => {
    expect(scalar.safeParse(value).success).toBe(true)
  })

  test.each(invalid.map((value) => ({ value })))('is not $value', ({ value }) => {
    expect(scalar.safeParse(value).success).toBe(false)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HostPort, HttpOrigin, NodeAddress, TailnetAddress } from './addresses.ts'

const isA = (type: typeof TailnetAddress | typeof NodeAddress | typeof HostPort) => (value: string) =>
  type.safeParse(value).success

const notAddresses = [
  '',
  '100.64.0',
  '100.64.0.0.0',
  '100.64.0.256',
  '100.64.0.01',
  ' 100.64.0.1',
  '::1',
  'node.example',
]

describe('a tailnet address', () => {
  test.each(['100.64.0.0', '100.127.255.255', '100.107.254.112'])('%s is in 100.64.0.0/10', (address) => {
    expect(isA(TailnetAddress)(address)).toBe(true)
  })

  test.each(['100.63.255.255', '100.128.0.0', '99.64.0.0', '101.64.0.0'])('%s is outside', (address) => {
    expect(isA(TailnetAddress)(address)).toBe(false)
  })

  test.each(notAddresses)('"%s" is none', (text) => {
    expect(isA(TailnetAddress)(text)).toBe(false)
  })
})

describe('the address of a node in its own network', () => {
  test.each(['10.0.0.26', '192.168.50.4', '100.63.255.255', '100.128.0.0', '203.0.113.7'])(
    '%s is valid',
    (address) => {
      expect(isA(NodeAddress)(address)).toBe(true)
    },
  )

  test.each(['127.0.0.1', '127.255.255.255', '0.0.0.0', ...notAddresses])('"%s" is none', (address) => {
    expect(isA(NodeAddress)(address)).toBe(false)
  })

  test('is never a tailnet address', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => !(isA(NodeAddress)(address) && isA(TailnetAddress)(address))),
    )
  })
})

describe('the address and port of another machine', () => {
  test.each(['192.168.50.4:9100', '192.168.50.4:1', '192.168.50.4:65535'])('%s is valid', (target) => {
    expect(isA(HostPort)(target)).toBe(true)
  })

  test.each([
    '192.168.50.4',
    '192.168.50.4:',
    '192.168.50.4:0',
    '192.168.50.4:65536',
    '192.168.50.4:09100',
    '192.168.50.4:9100:1',
    '127.0.0.1:9100',
    'http://192.168.50.4:9100',
    'nas.example:9100',
  ])('%s is invalid', (target) => {
    expect(isA(HostPort)(target)).toBe(false)
  })
})

describe('the address of an HTTP service without a path', () => {
  const isOrigin = (text: string) => HttpOrigin.safeParse(text).success

  test.each([
    'https://s3.example.org',
    'https://s3.eu-central-1.amazonaws.com',
    'http://minio.minio.svc:9000',
    'http://192.168.1.9:3900',
    'https://nas',
  ])('%s is valid', (text) => {
    expect(isOrigin(text)).toBe(true)
  })

  test.each([
    '',
    's3.example.org',
    'https://s3.example.org/',
    'https://s3.example.org/fleet-logs',
    'https://s3.example.org:443',
    'https://S3.example.org',
    'https://user:password@s3.example.org',
    's3://fleet-logs',
    'https://localhost:9000',
    'http://127.0.0.1:9000',
  ])('"%s" is none', (text) => {
    expect(isOrigin(text)).toBe(false)
  })
})

import { z } from 'zod/mini'
import { checkedString } from './checked.ts'
import { named } from './described.ts'
import { asAddress } from './meant.ts'

const ipv4 = z.ipv4()

const isIpv4 = (value: string): boolean => ipv4.safeParse(value).success

const octets = (address: string): number[] => address.split('.').map(Number)

/** The range from which a tailnet gives out its IPv4 addresses (RFC 6598, 100.64.0.0/10). */
const isTailnet = (value: string): boolean => {
  const [first, second = 0] = octets(value)
  return isIpv4(value) && first === 100 && second >= 64 && second <= 127
}

export const TailnetAddress = named(
  checkedString(
    isTailnet,
    'a tailnet address',
    'write the IPv4 address in 100.64.0.0/10 that `tailscale ip -4` prints on that machine',
    asAddress,
  ),
  'TailnetAddress',
  {
    description: 'An IPv4 address by which one machine of the tailnet reaches another.',
    examples: ['100.101.102.103'],
  },
).brand<'TailnetAddress'>()
export type TailnetAddress = z.output<typeof TailnetAddress>

/** The loopback range: every machine reaches only itself. */
const isOwn = (value: string): boolean => [0, 127].includes(octets(value)[0] ?? 0)

export const NodeAddress = named(
  checkedString(
    (value) => isIpv4(value) && !isTailnet(value) && !isOwn(value),
    'an address of a node in its own network',
    'write the INTERNAL-IP that `kubectl get node -o wide` prints, not its tailnet or loopback address',
    asAddress,
  ),
  'NodeAddress',
  {
    description: 'A node’s own IPv4 address in its cluster’s network, its InternalIP in Kubernetes.',
    examples: ['192.168.1.10'],
  },
).brand<'NodeAddress'>()
export type NodeAddress = z.output<typeof NodeAddress>

export const HostPort = named(
  checkedString(
    (value) => {
      const [host = '', port = '', ...rest] = value.split(':')
      return (
        rest.length === 0 &&
        isIpv4(host) &&
        !isOwn(host) &&
        /^[1-9][0-9]{0,4}$/.test(port) &&
        Number(port) <= 65535
      )
    },
    'the address and port of another machine',
    'write IPv4:port, for example 192.168.1.4:9100',
    asAddress,
  ),
  'HostPort',
  {
    description:
      'The address of a scrape target outside Kubernetes. Never a loopback address, which is the scraper’s own.',
    examples: ['192.168.1.4:9100'],
  },
).brand<'HostPort'>()
export type HostPort = z.output<typeof HostPort>

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/

const isName = (value: string): boolean =>
  HOST_NAME.test(value) && !isIpv4(value) && value !== 'localhost' && !value.endsWith('.localhost')

export const HostName = named(
  checkedString(
    (value) => isName(value) && value.includes('.'),
    'the DNS name of a host',
    'write it in lower case, with its domain and without a scheme, a port or a path, such as grafana.example.org',
    asAddress,
  ),
  'HostName',
  {
    description: 'The DNS name by which a browser finds a service, with its domain.',
    examples: ['grafana.example.org'],
  },
).brand<'HostName'>()
export type HostName = z.output<typeof HostName>

const isPort = (text: string): boolean => /^[1-9][0-9]{0,4}$/.test(text) && Number(text) <= 65535

export const HostAddress = named(
  checkedString(
    (value) => {
      const [host = '', port = '', ...rest] = value.split(':')
      return rest.length === 0 && isPort(port) && (isIpv4(host) ? !isOwn(host) : isName(host))
    },
    'the address and port of another machine',
    'write name:port or IPv4:port, for example nas.lan:9100',
    asAddress,
  ),
  'HostAddress',
  {
    description:
      'The address of another machine, by its DNS name or its IPv4 address, with a port. Never a loopback address.',
    examples: ['nas.lan:9100'],
  },
).brand<'HostAddress'>()
export type HostAddress = z.output<typeof HostAddress>

export const FileServer = named(
  checkedString(
    (value) => (isIpv4(value) ? !isOwn(value) : isName(value)),
    'the address of another machine',
    'write its DNS name or its IPv4 address, without a scheme, a port or a path, for example nas.lan',
    asAddress,
  ),
  'FileServer',
  {
    description:
      'A machine that exports folders over NFS, by the name or the address that every node finds it by.',
    examples: ['nas.lan'],
  },
).brand<'FileServer'>()
export type FileServer = z.output<typeof FileServer>

/** The parts of a URL that a program is sent to, or nothing where the text is none. */
const httpUrl = (value: string): URL | undefined => {
  const url = URL.canParse(value) ? new URL(value) : undefined
  return url && ['http:', 'https:'].includes(url.protocol) ? url : undefined
}

export const HttpUrl = named(
  checkedString(
    (value) => {
      const url = httpUrl(value)
      return /^https?:\/\/\S+$/.test(value) && url?.username === '' && url.password === '' && url.hash === ''
    },
    'the address of an HTTP service',
    'write http://host/path or https://host/path, without a password: that belongs into a Secret',
  ),
  'HttpUrl',
  { description: 'The address of an HTTP service.', examples: ['https://ntfy.example.org'] },
).brand<'HttpUrl'>()
export type HttpUrl = z.output<typeof HttpUrl>

export const HttpOrigin = named(
  checkedString(
    (value) => {
      const url = httpUrl(value)
      return url?.origin === value && (isIpv4(url.hostname) ? !isOwn(url.hostname) : isName(url.hostname))
    },
    'the address of an HTTP service without a path',
    'write https://host or https://host:port in lower case, without a path and without the default port',
    (written) => [`https://${written}`, URL.canParse(written) ? new URL(written).origin : written],
  ),
  'HttpOrigin',
  {
    description: 'The address of an HTTP service, without a path. Never a loopback address.',
    examples: ['https://s3.example.org'],
  },
).brand<'HttpOrigin'>()
export type HttpOrigin = z.output<typeof HttpOrigin>

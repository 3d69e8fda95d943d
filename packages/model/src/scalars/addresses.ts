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

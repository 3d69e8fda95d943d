import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { command } from './commands.ts'
import { clusters, type LabCluster, type LabClusters } from '../trees/clusters.ts'
import { makeHost, type Host } from './host.ts'

/** The hub and a spoke of the inventory as two hosts on one tailnet. */
export interface LabHosts {
  readonly hub: Host
  readonly spoke: Host
  /** A temporary folder for files of programs. */
  readonly stage: string
  /** Drops every packet between the hosts silently. */
  readonly cutLink: () => void
  readonly fixLink: () => void
  /** Limits both directions, in kilobits in a second; `undefined` removes the limit. */
  readonly limitLink: (kilobits: number | undefined) => void
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

/** The lab's own network to its hosts: documentation addresses (RFC 5737), which no cluster has. */
const labNetwork = (index: number) => ({ lab: `192.0.2.${index * 4 + 1}`, host: `192.0.2.${index * 4 + 2}` })

/** Suites that run side by side have their own hosts with unique numbers. */
const ownIndexes = (): readonly [number, number] => {
  const worker = Number(process.env['VITEST_POOL_ID'] ?? 1) - 1
  return [worker * 2, worker * 2 + 1]
}

/** A second link for the lab itself, so that it still reaches a host while the link is cut. */
const joinToLab = (host: Host, index: number): void => {
  const { lab } = labNetwork(index)
  command(
    'ip',
    'link',
    'add',
    `lab-${index}`,
    'type',
    'veth',
    'peer',
    'name',
    'lab0',
    'netns',
    String(host.pid),
  )
  command('ip', 'address', 'add', `${lab}/30`, 'dev', `lab-${index}`)
  command('ip', 'link', 'set', `lab-${index}`, 'up')
  host.run('ip', 'address', 'add', `${host.address}/30`, 'dev', 'lab0')
  host.run('ip', 'link', 'set', 'lab0', 'up')
}

const joinTailnet = (hub: Host, spoke: Host): void => {
  command(
    'nsenter', `--target=${hub.pid}`, '--net',
    'ip', 'link', 'add', 'eth0', 'type', 'veth', 'peer', 'name', 'eth0', 'netns', String(spoke.pid),
  ) // prettier-ignore
}

const addAddresses = (host: Host, { node, metalNodes }: LabCluster): void => {
  host.run('ip', 'address', 'add', `${node.tailnetAddress}/10`, 'dev', 'eth0')
  host.run('ip', 'link', 'set', 'eth0', 'up')
  host.addAddress(node.address)
  for (const address of metalNodes) host.addAddress(address)
}

/** A tmpfs that `pnpm lab` mounts in its own namespace: it ends with the last process of the lab. */
export const stageRoot = '/media'

/**
 * @param of the clusters of the hosts; by default those of the lab's own fleet
 * @throws outside the lab's own namespaces
 */
export const startHosts = async (of: LabClusters = clusters): Promise<LabHosts> => {
  if (process.env['FLEET_LAB'] !== '1')
    throw new Error('the lab runs by `pnpm lab`, which makes its namespaces')
  const stage = mkdtempSync(join(stageRoot, 'hosts-'))
  const makeAt = async (cluster: LabCluster, index: number): Promise<Host> => {
    const folder = join(stage, cluster.name)
    mkdirSync(folder)
    const host = await makeHost(cluster.name, folder, labNetwork(index).host)
    joinToLab(host, index)
    return host
  }
  const [first, second] = ownIndexes()
  const hub = await makeAt(of.hub, first)
  const spoke = await makeAt(of.spoke, second)
  joinTailnet(hub, spoke)
  addAddresses(hub, of.hub)
  addAddresses(spoke, of.spoke)

  return {
    hub,
    spoke,
    stage,
    cutLink: () => hub.run('ip', 'link', 'set', 'eth0', 'down'),
    fixLink: () => hub.run('ip', 'link', 'set', 'eth0', 'up'),
    limitLink: (kilobits) => {
      for (const host of [hub, spoke]) {
        if (kilobits === undefined) host.run('tc', 'qdisc', 'del', 'dev', 'eth0', 'root')
        else {
          host.run(
            ...(['tc', 'qdisc', 'replace', 'dev', 'eth0', 'root', 'tbf'] as const),
            ...['rate', `${kilobits}kbit`, 'burst', '32kb', 'latency', '400ms'],
          )
        }
      }
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([hub.stop(), spoke.stop()])
      for (const index of ownIndexes()) command('sh', '-c', `ip link del lab-${index} 2>/dev/null || true`)
      const kept = process.env['FLEET_LAB_LOGS']
      if (kept)
        cpSync(stage, kept, { recursive: true, filter: (path) => !/\/(layer|artifacts)$|\.root$/.test(path) })
      rmSync(stage, { recursive: true, force: true })
    },
  }
}

/**
 * Scrapes node-exporter collector by collector: once over its own test fixtures, whose hardware no single machine has,
 * and once over this machine.
 *
 * node node-exporter.ts PROGRAM FIXTURES
 *
 * FIXTURES is the module's folder `collector/fixtures`, copied, with `sys.ttar` and `udev.ttar` unpacked, and
 * `proc/self` linked to `proc/10`: the module's archive holds no links.
 */
import { execFileSync, spawn } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { writeCatalogue } from './catalogue-file.ts'
import { declaredIn } from './exposition.ts'

const [program = '', fixtures = ''] = process.argv.slice(2)

const CLOSED = new Set(['node_cpu_seconds_total mode', 'node_cpu_guest_seconds_total mode'])
/** Of the exporter itself and of the Go runtime, not of a collector. */
const OWN = /^(go_|process_|promhttp_|node_exporter_|node_scrape_collector_)/
/** They need something that the fixtures and most machines lack. */
const SKIPPED = ['ntp', 'perf', 'runit', 'supervisord']

const help = execFileSync(program, ['--help'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ')
const collectors = [
  ...help.matchAll(/\[no-\]collector\.(\w+) Enable the \w+ collector \(default: (enabled|disabled)\)/g),
].map(([, name = '', byDefault]) => ({ name, isOff: byDefault === 'disabled' }))
const enabled = collectors.map(({ name }) => name).filter((name) => !SKIPPED.includes(name))

const OVER_FIXTURES = [
  ...enabled.map((name) => `--collector.${name}`),
  `--path.procfs=${fixtures}/proc`,
  `--path.sysfs=${fixtures}/sys`,
  `--path.udev.data=${fixtures}/udev/data`,
  `--collector.qdisc.fixtures=${fixtures}/qdisc/`,
  `--collector.wifi.fixtures=${fixtures}/wifi`,
  '--collector.netclass.ignore-invalid-speed',
  '--no-collector.arp.netlink',
]

const started = (port: number, args: readonly string[]) => ({
  url: `http://127.0.0.1:${port}/metrics`,
  run: spawn(program, [`--web.listen-address=127.0.0.1:${port}`, ...args], { stdio: 'ignore' }),
})

const read = async (url: string): Promise<string> => {
  const response = await fetch(url)
  return response.ok ? response.text() : ''
}

const over = [started(19_101, OVER_FIXTURES), started(19_102, [])] as const
try {
  await setTimeout(2000)
  const own = declaredIn(await read(over[1].url))
  const exporter = Object.fromEntries([...own].filter(([name]) => OWN.test(name)))
  const collectorParts = await Promise.all(
    enabled.map(async (collector) => {
      const texts = await Promise.all(over.map(({ url }) => read(`${url}?collect[]=${collector}`)))
      const declared = declaredIn(texts.join('\n'), CLOSED)
      return [collector, Object.fromEntries([...declared].filter(([name]) => !OWN.test(name)))] as const
    }),
  )
  writeCatalogue({
    exporter: 'node-exporter',
    version: '1.12.1',
    source: 'the program itself, asked collector by collector over its own test fixtures and over a host',
    images: ['quay.io/prometheus/node-exporter'],
    off: collectors.filter(({ isOff }) => isOff).map(({ name }) => name),
    parts: { exporter, ...Object.fromEntries(collectorParts) },
  })
} finally {
  for (const { run } of over) run.kill()
}

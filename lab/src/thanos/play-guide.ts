import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { programFile } from '../engines/engines.ts'
import type { Host } from '../hosts/host.ts'
import { bucketInFolder } from '../programs/thanos.ts'

const guide = join(import.meta.dirname, '../../../docs/guides/thanos.md')

/** The commands below a heading of the guide. */
const commandsBelow = (heading: string): string => {
  const section = readFileSync(guide, 'utf8')
    .split(/^## /m)
    .find((text) => text.startsWith(`${heading}\n`))
  const [, commands] = /^ *```sh\n(.*?)^ *```$/ms.exec(section ?? '') ?? []
  if (commands === undefined) throw new Error(`the guide has no commands below ${heading}`)
  return commands
}

/** What stands in the lab for the volumes of the guide's pod. */
export interface GuidePod {
  /** The folder of Prometheus' data. */
  readonly prometheus: string
  /** The folder that is the bucket. */
  readonly bucket: string
}

/** Runs what the guide has below a heading, as its pod would. @throws where a command fails */
export const playGuide = (host: Host, heading: string, { prometheus, bucket }: GuidePod): void => {
  const config = '/run/lab-thanos/bucket.yaml'
  host.write(config, bucketInFolder(bucket))
  const commands = commandsBelow(heading)
    .replaceAll('/etc/thanos/bucket.yaml', config)
    .replaceAll('/prometheus', prometheus)
  host.run('sh', '-euc', `PATH=${dirname(programFile('thanos'))}:$PATH\n${commands}`)
}

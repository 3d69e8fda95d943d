import type { ExposedSample } from '@fleet/model'
import type { Host } from '../hosts/host.ts'

/** The answer of a URL inside a host, also on an address of the host alone. @throws without success */
export const fetchIn = (host: Host, url: string): string =>
  host.run(
    process.execPath,
    '-e',
    `fetch('${url}').then(async (answer) => {
      if (!answer.ok) throw new Error('${url}: ' + answer.status)
      process.stdout.write(await answer.text())
    })`,
  )

/** The sum over the samples of a name that have certain labels; nothing where there is none. */
export const sumOf = (
  samples: readonly ExposedSample[],
  name: string,
  has: (labels: ExposedSample['labels']) => boolean = () => true,
): number | undefined => {
  const found = samples.filter((sample) => sample.name === name && has(sample.labels))
  return found.length === 0 ? undefined : found.reduce((sum, { value }) => sum + value, 0)
}

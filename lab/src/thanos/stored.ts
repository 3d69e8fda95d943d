import type { Prometheus } from '../programs/prometheus.ts'

/**
 * How many samples a store finds in the past days: by each metric, for a query over several cannot count what differs
 * by its name alone. Of Thanos only raw samples.
 */
export const storedSamples = async (store: Prometheus, days: number): Promise<number> => {
  const range = `${days}d`
  const start = String(Math.floor(Date.now() / 1000) - days * 86_400)
  const names = (await store.ask(`label/__name__/values?start=${start}`)) as readonly string[]
  let sum = 0
  for (const name of names) {
    const data = (await store.ask('query', {
      query: `sum(count_over_time({__name__="${name}", cluster=~"cluster-.+"}[${range}]))`,
      max_source_resolution: '0s',
    })) as { readonly result: readonly { readonly value: readonly [number, string] }[] }
    sum += Number(data.result[0]?.value[1] ?? 0)
  }
  return sum
}

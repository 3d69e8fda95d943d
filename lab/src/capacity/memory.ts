import { samplesIn } from '@fleet/model'
import { sumOf } from '../expositions/samples.ts'

/** The memory of a program in Go. */
export interface Memory {
  /** The active series of its head, where it has one. */
  readonly series: number
  /** What is reachable: live objects after a collection of garbage. */
  readonly live: number
  /** What it takes of the machine after work, garbage included. */
  readonly resident: number
}

const metricsOf = async (url: string) => samplesIn(await (await fetch(`${url}/metrics`)).text())

/** Measures a program by its own metrics: first as its work left it, then after a collection of garbage. */
export const memoryOf = async (url: string): Promise<Memory> => {
  const before = await metricsOf(url)
  await (await fetch(`${url}/debug/pprof/heap?gc=1`)).arrayBuffer()
  const after = await metricsOf(url)
  const read = (samples: typeof before, name: string): number => sumOf(samples, name) ?? 0
  return {
    series: read(after, 'prometheus_tsdb_head_series'),
    live: read(after, 'go_memstats_heap_alloc_bytes'),
    resident: read(before, 'process_resident_memory_bytes'),
  }
}

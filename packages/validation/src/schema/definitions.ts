import collector from './derived/collector.json' with { type: 'json' }
import kubernetes from './derived/kubernetes.json' with { type: 'json' }
import loki from './derived/loki.json' with { type: 'json' }
import type { Definitions } from './json-schema.ts'
import written from './written.json' with { type: 'json' }

/** Every schema that a value inside an object may be judged by, by its name. `pnpm derive:types` makes all but the written ones. */
export const DEFINITIONS: Definitions = {}

// Their descriptors are copied and not their values: a bundle parses a schema where it is first read.
for (const part of [kubernetes, loki, collector, written])
  Object.defineProperties(DEFINITIONS, Object.getOwnPropertyDescriptors(part))

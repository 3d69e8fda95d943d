import type { InventoryRule } from './inventory-rule.ts'

export const requireJaegerImage: InventoryRule = {
  id: 'require-jaeger-image',
  summary: 'A fleet with `hub.traces` states `versions.images.jaeger`.',
  rationale: 'The store of traces has no chart that would bring its image.',
  check: ({ hub: { traces }, versions: { images } }) =>
    traces === undefined || images.jaeger !== undefined
      ? []
      : [
          {
            path: ['versions', 'images', 'jaeger'],
            message: 'hub.traces makes a Jaeger, and versions.images.jaeger names no image for it',
            impact: 'the pod of the store has nothing to run',
            fix: "write jaeger: 'jaegertracing/jaeger:2.13.0', or leave hub.traces out",
          },
        ],
}

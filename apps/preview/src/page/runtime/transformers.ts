import { standardTransformers, standardTransformersRegistry } from '@grafana/data'

/** Those of Grafana that its open packages have. Its program has more, such as time series to table. */
export const initTransformers = (): void =>
  standardTransformersRegistry.setInit(() =>
    [...new Map(Object.values(standardTransformers).map((one) => [one.id, one])).values()].map(
      (transformer) => ({
        id: transformer.id,
        name: transformer.name,
        description: transformer.description ?? '',
        defaultOptions: transformer.defaultOptions as object,
        transformation: () => Promise.resolve(transformer),
        editor: () => null,
        imageDark: '',
        imageLight: '',
      }),
    ),
  )

const SAMPLE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{.*\})?\s+(?:[-+]?(?:[0-9.]|Inf|NaN))/

/** The names of the samples in a text of Prometheus' exposition format, in its order. */
export const metricsInText = (text: string): readonly string[] => [
  ...new Set(
    text.split('\n').flatMap((line) => {
      const name = SAMPLE.exec(line.trim())?.[1]
      return name === undefined ? [] : [name]
    }),
  ),
]

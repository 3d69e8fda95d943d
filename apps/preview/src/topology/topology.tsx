/** The clusters of the fleet and who pushes what where, on the index page. */
export const Topology = () => null

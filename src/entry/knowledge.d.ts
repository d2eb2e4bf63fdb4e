/** The compiled knowledge, without making the compiler infer a type from a megabyte of JSON. */
declare module '*/build/knowledge.json' {
  const all: import('./all-knowledge').AllKnowledge
  export default all
}

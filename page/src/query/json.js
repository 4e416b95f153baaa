/** The text of a SPARQL JSON answer in, the answer out; its values are left as they are. */

export default function read(answer) {
  return typeof answer === "string" ? JSON.parse(answer) : answer;
}

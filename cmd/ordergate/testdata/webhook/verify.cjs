// Checks captured requests with the reference library of Standard Webhooks. Arguments:
// its folder, a file with [{secret, headers, body}] as JSON. Prints a line a request.
const [, , modules, file] = process.argv;
const { Webhook } = require(modules + "/standardwebhooks");
const fs = require("fs");
for (const r of JSON.parse(fs.readFileSync(file, "utf8"))) {
  try {
    const event = new Webhook(r.secret).verify(r.body, r.headers);
    console.log("ok", r.headers["webhook-id"], event.type);
  } catch (e) {
    console.log("bad", r.headers["webhook-id"], e.message);
  }
}

// Passkeys (WebAuthn Level 2). A form's data-passkey names its purpose, and its
// data-passkey-options the server's request; the answer goes into its field `credential`.
// A browser without passkeys never shows the form.

const supported = window.isSecureContext && "PublicKeyCredential" in window;

const ceremonies = { "add": add, "confirm": confirm, "sign-in": signIn };

if (supported) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => begin(event, form));
  }
  document.querySelectorAll("[data-passkey-missing]").forEach((hint) => { hint.hidden = true; });
}

async function begin(event, form) {
  event.preventDefault();
  say(form, "");
  try {
    const credential = await ceremonies[form.dataset.passkey](form);
    form.elements.namedItem("credential").value = JSON.stringify(credential);
    form.submit();
  } catch (error) {
    say(form, reason(error));
  }
}

async function add(form) {
  const { publicKey } = JSON.parse(form.dataset.passkeyOptions);
  publicKey.challenge = toBytes(publicKey.challenge);
  publicKey.user.id = toBytes(publicKey.user.id);
  publicKey.excludeCredentials = known(publicKey.excludeCredentials);
  // A passkey is enough by itself: the device knows its owner, and checks who is there.
  publicKey.authenticatorSelection = {
    ...publicKey.authenticatorSelection,
    residentKey: "required",
    requireResidentKey: true,
    userVerification: "required",
  };
  return made(await navigator.credentials.create({ publicKey }));
}

async function confirm(form) {
  return ask(JSON.parse(form.dataset.passkeyOptions));
}

async function signIn(form) {
  // The challenge is fetched when needed: on a page left open it would expire.
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new TypeError("no challenge");
  return ask((await answer.json()).request_options);
}

async function ask({ publicKey }) {
  publicKey.challenge = toBytes(publicKey.challenge);
  publicKey.allowCredentials = known(publicKey.allowCredentials);
  return used(await navigator.credentials.get({ publicKey }));
}

function known(credentials) {
  return (credentials ?? []).map((each) => ({ ...each, id: toBytes(each.id) }));
}

function made(credential) {
  const { clientDataJSON, attestationObject } = credential.response;
  return {
    ...common(credential),
    response: {
      clientDataJSON: toText(clientDataJSON),
      attestationObject: toText(attestationObject),
      transports: credential.response.getTransports?.() ?? [],
    },
  };
}

function used(credential) {
  const { clientDataJSON, authenticatorData, signature, userHandle } = credential.response;
  return {
    ...common(credential),
    response: {
      clientDataJSON: toText(clientDataJSON),
      authenticatorData: toText(authenticatorData),
      signature: toText(signature),
      userHandle: userHandle ? toText(userHandle) : null,
    },
  };
}

function common(credential) {
  return {
    type: credential.type,
    id: credential.id,
    rawId: toText(credential.rawId),
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

// Base64url without padding (RFC 4648, section 5), as in WebAuthn's JSON.
function toBytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function toText(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function reason(error) {
  if (error.name === "InvalidStateError") return "known";
  return error instanceof TypeError ? "unreachable" : "refused";
}

function say(form, what) {
  for (const words of form.querySelectorAll("[data-passkey-said]")) {
    words.hidden = words.dataset.passkeySaid !== what;
  }
}

#include <curl/curl.h>
#include <errno.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

// Swift can't call libcurl's variadic functions; each of these calls one of them with one type of value.

static inline CURLcode nexie_easy_number(CURL *easy, CURLoption option, long value)
{ return curl_easy_setopt(easy, option, value); }

/// libcurl copies the text.
static inline CURLcode nexie_easy_text(CURL *easy, CURLoption option, const char *value)
{ return curl_easy_setopt(easy, option, value); }

/// libcurl keeps the list, which has to outlive the handle.
static inline CURLcode nexie_easy_list(CURL *easy, CURLoption option, struct curl_slist *value)
{ return curl_easy_setopt(easy, option, value); }

/// libcurl keeps the pointer.
static inline CURLcode nexie_easy_pointer(CURL *easy, CURLoption option, void *value)
{ return curl_easy_setopt(easy, option, value); }

/// libcurl copies the bytes.
static inline CURLcode nexie_easy_body(CURL *easy, const void *bytes, curl_off_t size)
{
    CURLcode code = curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, size);
    return code ? code : curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, bytes);
}

static inline CURLcode nexie_easy_on_write(CURL *easy, CURLoption option, curl_write_callback call)
{ return curl_easy_setopt(easy, option, call); }

static inline CURLcode nexie_easy_on_connected(CURL *easy, curl_prereq_callback call)
{ return curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, call); }

/// What was given as CURLOPT_PRIVATE; nothing for handles that libcurl has made for itself.
static inline void *nexie_easy_private(CURL *easy)
{
    char *kept = NULL;
    curl_easy_getinfo(easy, CURLINFO_PRIVATE, &kept);
    return kept;
}

static inline CURLcode nexie_easy_socket(CURL *easy, curl_socket_t *socket)
{ return curl_easy_getinfo(easy, CURLINFO_ACTIVESOCKET, socket); }

static inline CURLMcode nexie_multi_calls(
    CURLM *multi, curl_socket_callback socket, curl_multi_timer_callback timer, void *data)
{
    curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, socket);
    curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, data);
    curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, timer);
    return curl_multi_setopt(multi, CURLMOPT_TIMERDATA, data);
}

/// The next transfer that has ended, and how; nothing when there is none.
static inline CURL *nexie_multi_ended(CURLM *multi, CURLcode *result)
{
    int left = 0;
    CURLMsg *message;
    while ((message = curl_multi_info_read(multi, &left)))
        if (message->msg == CURLMSG_DONE) { *result = message->data.result; return message->easy_handle; }
    return NULL;
}

// Swift's Glibc module leaves epoll and eventfd out.

static inline int nexie_poll_open(void) { return epoll_create1(EPOLL_CLOEXEC); }

static inline int nexie_bell_open(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

static inline void nexie_bell_ring(int bell) { eventfd_write(bell, 1); }

static inline void nexie_bell_quiet(int bell) { eventfd_t count; eventfd_read(bell, &count); }

/// Watches a descriptor, whether or not it was watched before.
static inline int nexie_poll_watch(int poll, int descriptor, int reading, int writing)
{
    struct epoll_event event = { .events = (reading ? EPOLLIN : 0) | (writing ? EPOLLOUT : 0) };
    event.data.fd = descriptor;
    if (!epoll_ctl(poll, EPOLL_CTL_MOD, descriptor, &event)) return 0;
    return errno == ENOENT ? epoll_ctl(poll, EPOLL_CTL_ADD, descriptor, &event) : -1;
}

static inline void nexie_poll_forget(int poll, int descriptor)
{ epoll_ctl(poll, EPOLL_CTL_DEL, descriptor, NULL); }

struct nexie_event { int descriptor, readable, writable, failed; };

/// Waits for at most so many milliseconds, for ever below zero; answers how many events it wrote, at most 64.
static inline int nexie_poll_wait(int poll, struct nexie_event *events, int milliseconds)
{
    struct epoll_event raw[64];
    int count = epoll_wait(poll, raw, 64, milliseconds);
    for (int i = 0; i < count; i++) {
        events[i].descriptor = raw[i].data.fd;
        events[i].readable = !!(raw[i].events & EPOLLIN);
        events[i].writable = !!(raw[i].events & EPOLLOUT);
        events[i].failed = !!(raw[i].events & (EPOLLERR | EPOLLHUP));
    }
    return count;
}
